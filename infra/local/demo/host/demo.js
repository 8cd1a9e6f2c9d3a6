// Tells how the demo's script stands, in the note under the live interview.
const note = document.querySelector('[data-activity]')

const tell = async () => {
  const { activityId, text } = await (await fetch('/demo/state.json')).json()
  const line = note.querySelector('span')
  const moved = activityId !== note.dataset.activity
  const now = moved ? '新一场访谈已经开始，请刷新本页。' : text
  if (line.textContent !== now) line.textContent = now
}

if (note) {
  void tell()
  setInterval(tell, 5000)
}
