import { showCouncil } from '../features/municipality/council'
import { everyPage } from './everyPage'

everyPage()

const app = document.getElementById('app')
if (app) {
  showCouncil(app)
}
