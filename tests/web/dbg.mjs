import { closeBrowser, settled, start, shown } from './harness.mjs';
import { person } from './person.mjs';
for (const [language,width,height] of [['fr',1280,800],['en', 360, 740]]) {
const app = await start({ language, width, height });
const p = person(app.page, language);
await p.begin('Réseau des rives');
await p.visit('#/cities');
for (const city of ['Aroual', 'Sétou']) await p.addCity(city);
for (let i=0;i<4;i++){ await app.page.waitForTimeout(700); console.log(await app.page.evaluate(()=>[document.visibilityState, window.framesAsked, [...document.querySelectorAll('#fixed *')].map(e=>e.tagName+':'+(e.getAttribute('aria-label')||e.textContent)).filter(t=>/av|egis/.test(t)).join(' | ')]));}
console.log(app.problems);
if (language==='fr'){
    await app.page.reload();
    await shown(app.page);
    if (process.argv[2]) await app.page.evaluate(() => { setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); }); });
    await app.page.waitForTimeout(1000);
}
await app.close();
}
 await closeBrowser();
