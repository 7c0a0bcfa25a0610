import { migrate } from '#prisma/migrate.ts';
import { startPostgres } from '#sandbox/postgres/start-postgres.ts';
const p = await startPostgres({ directory: '/tmp/lead/benchdb', port: 46900 });
await migrate(p.url);
console.log(p.url);
setInterval(() => {}, 1e6);
