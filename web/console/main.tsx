import { render } from 'preact'
import '../ui/base.css'
import '../ui/button.css'
import '../ui/field.css'
import { App } from './App.tsx'

const root = document.getElementById('console')
if (root) render(<App />, root)
