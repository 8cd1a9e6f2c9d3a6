/** Text as it was typed, a paragraph a line, in the interview's language. */
export const Paragraphs = ({ text, lang }: { text: string; lang: string }) => (
  <div class="prose" lang={lang}>
    {text.split(/\n+/).map((line, index) => (
      <p key={index}>{line}</p>
    ))}
  </div>
)
