import './empty.css'

export const Loading = ({ label }: { label: string }) => (
  <p class="loading" role="status">
    {label}
  </p>
)
