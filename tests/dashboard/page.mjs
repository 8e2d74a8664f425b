// page.mjs FOLDER CHROMIUM SCREENSHOT: open the page built in FOLDER/dist in a
// real browser, click about in it, and print what was seen as JSON.
import {createServer} from "node:http";
import {createRequire} from "node:module";
import {pathToFileURL} from "node:url";

const [folder, executablePath, screenshot] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${folder}/package.json`));
const {chromium} = require("playwright-core");
const sirv = (await import(pathToFileURL(require.resolve("sirv")))).default;

const serve = sirv(`${folder}/dist`);
const server = createServer((request, response) => serve(request, response, () => {
  response.statusCode = 404;
  response.end();
}));
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const address = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"]
});
const page = await browser.newPage({viewport: {width: 1360, height: 1750}});
const seen = {errors: [], elsewhere: []};
page.on("pageerror", (error) => seen.errors.push(String(error)));
page.on("console", (message) => message.type() === "error" && seen.errors.push(message.text()));
page.on("request", (request) => request.url().startsWith(address) || seen.elsewhere.push(request.url()));

const look = async () => ({
  bars: await page.locator("#timeline svg rect").count(),
  timeline: await page.locator("#timeline .hint").innerText(),
  circles: await page.locator("#network circle").count(),
  pairs: await page.locator("#pairs tbody tr").evaluateAll((rows) =>
    rows.map((row) => Array.from(row.cells, (cell) => cell.innerText))),
  evidence: await page.locator("#evidence h2").innerText(),
  sentences: await page.locator("#evidence article").count(),
  marks: await page.locator("#evidence mark").count(),
  calendar: await page.locator("#calendar tbody tr").count(),
  bursts: await page.locator("#bursts tbody tr").count()
});
// what reacts to a click is drawn anew a moment later
const settled = () => page.waitForTimeout(400);

try {
  await page.goto(`${address}/index.html`);
  await page.locator("#network circle").first().waitFor();
  await page.locator("#bursts h2").waitFor();
  await settled();
  seen.summary = await page.locator("#summary").innerText();
  seen.entities = await page.locator("select[name=entity] option").allInnerTexts();
  seen.periods = await page.locator("select[name=period] option").allInnerTexts();
  seen.first = await look();
  await page.screenshot({path: screenshot});

  await page.locator("#pairs tbody tr").nth(2).click();
  await settled();
  seen.pair = await look();

  const chosen = page.locator("#network circle").nth(1);
  seen.name = (await chosen.locator("title").textContent()).replace(/ \(.*/, "");
  await chosen.click();
  await settled();
  seen.entity = await look();
  seen.select = await page.locator("select[name=entity]").evaluate((select) => select.selectedOptions[0].innerText);

  await page.locator("select[name=entity]").selectOption("");
  await page.locator("select[name=period]").selectOption("2021");
  await settled();
  seen.period = await look();
} finally {
  await browser.close();
  server.close();
}
console.log(JSON.stringify(seen));
