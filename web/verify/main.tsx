import { render } from 'preact'
import '../ui/base.css'
import '../ui/button.css'
import { App } from './App.tsx'

const root = document.getElementById('verify')
if (root) render(<App />, root)
