// duckdb.js FILE ROUNDS: the self-join over the (unit, entity) rows of a CSV
// file in DuckDB with one thread; prints the pairs, and the median seconds of
// processor time. Exits with 3 where DuckDB is not installed.
let duckdb;
try {
	duckdb = require('@duckdb/node-api');
} catch (error) {
	process.exit(3);
}

async function main(file, rounds) {
	const instance = await duckdb.DuckDBInstance.create(':memory:', { threads: '1' });
	const connection = await instance.connect();
	await connection.run(`CREATE TABLE member AS
		SELECT column0::INTEGER AS id, column1::INTEGER AS e FROM read_csv('${file}', header = false)`);
	const seconds = [];
	let pairs;
	for (let i = 0; i < rounds; i++) {
		const start = process.cpuUsage();
		const result = await connection.runAndReadAll(`SELECT count(*), sum(n) FROM (
			SELECT a.e AS x, b.e AS y, count(*) AS n FROM member AS a JOIN member AS b ON a.id = b.id AND a.e < b.e
			GROUP BY ALL)`);
		const used = process.cpuUsage(start);
		seconds.push((used.user + used.system) / 1e6);
		pairs = result.getRows()[0].map(String);
	}
	seconds.sort((a, b) => a - b);
	console.log([...pairs, seconds[Math.floor((rounds - 1) / 2)]].join(' '));
}

main(process.argv[2], Number(process.argv[3])).catch((error) => {
	console.error(String(error));
	process.exit(1);
});
