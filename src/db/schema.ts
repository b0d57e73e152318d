// The tables as TypeScript sees them. The truth is in migrations/; columns there are snake_case, here camelCase.
import type { AccountTables } from "./schema/accounts.ts";
import type { AssistTables } from "./schema/assists.ts";
import type { ImportTables } from "./schema/imports.ts";
import type { ModelTables } from "./schema/models.ts";
import type { OwnTables } from "./schema/own.ts";
import type { SharedTables } from "./schema/shared.ts";

export type Tables = AccountTables & AssistTables & ModelTables & SharedTables & OwnTables & ImportTables;
