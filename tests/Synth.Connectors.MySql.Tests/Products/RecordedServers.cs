using Synth.Connectors.MySql.Catalog;
using Synth.Connectors.MySql.Catalog.Rows;
using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Tests.Products;

/// <summary>
/// What catalogs of both products say of a table that uses what only they have, written from the documentation: MySQL 8.0, "The
/// INFORMATION_SCHEMA COLUMNS Table", "The INFORMATION_SCHEMA CHECK_CONSTRAINTS Table", "SHOW CREATE TABLE Statement"; MariaDB 11.4,
/// "Information Schema COLUMNS Table", "UUID Data Type", "System-Versioned Tables", "CREATE SEQUENCE".
/// </summary>
internal static class RecordedServers
{
    private const string Orders = "orders";

    public static ServerFacts Facts(string version, string collation) => new()
    {
        Identity = new DatabaseIdentity("server", "shop"),
        Version = ServerVersion.Parse(version),
        Database = "shop",
        DatabaseCollation = collation,
        HasCaseInTableNames = true,
        LowersTableNames = false,
        TakesLocalFiles = true,
        MaxPacketBytes = 1 << 24,
    };

    /// <summary>A database of MySQL 8.0.36.</summary>
    public static DatabaseSchema MySql() => new SchemaAssembler(MySqlRows(), Facts("8.0.36", "utf8mb4_0900_ai_ci")).Assemble();

    /// <summary>A database of MariaDB 11.4.2.</summary>
    public static DatabaseSchema MariaDb() =>
        new SchemaAssembler(MariaDbRows(), Facts("11.4.2-MariaDB-log", "utf8mb4_uca1400_ai_ci")).Assemble();

    private static CatalogRows MySqlRows() => new()
    {
        Tables =
        [
            new TableRow
            {
                Name = Orders, Kind = "BASE TABLE", Engine = "InnoDB", Collation = "utf8mb4_0900_ai_ci", Comment = "What was bought",
            },
        ],
        Columns =
        [
            Number("id", "bigint", "bigint unsigned") with { IsNullable = false, Extra = "auto_increment" },
            Text("name", 50, "utf8mb4_0900_ai_ci"),
            Text("code", 10, "utf8mb4_0900_as_cs") with { DefaultText = "new" },
            Column("document", "json", "json"),
            Text("kind", 5, "utf8mb4_0900_ai_ci") with { DataType = "enum", NativeType = "enum('a','b')", DefaultText = "a" },
            Number("price", "decimal", "decimal(10,2)") with { NumericPrecision = 10, NumericScale = 2, DefaultText = "0.00" },
            Number("amount", "int", "int"),
            Number("total", "decimal", "decimal(20,2)") with
            {
                NumericPrecision = 20, NumericScale = 2, Extra = "STORED GENERATED", GenerationExpression = "(`price` * `amount`)",
            },
            Text("token", 36, "utf8mb4_0900_ai_ci") with { DefaultText = "uuid()", Extra = "DEFAULT_GENERATED" },
            Column("made", "datetime", "datetime(6)") with
            {
                FractionalDigits = 6, DefaultText = "CURRENT_TIMESTAMP(6)", Extra = "DEFAULT_GENERATED on update CURRENT_TIMESTAMP(6)",
            },
            Number("hidden", "int", "int") with { Extra = "INVISIBLE" },
        ],
        Indexes =
        [
            Index("PRIMARY", "id") with { IsUnique = true },
            Index("by_code", "code") with { Direction = "D" },
            Index("by_lower_name", null) with { Expression = "lower(`name`)" },
        ],
        Checks =
        [
            new CheckRow
            {
                TableName = Orders,
                Name = "price_ok",
                Clause = "((`price` >= 0) and (`kind` in (_utf8mb4\\'a\\',_utf8mb4\\'b\\')))",
                IsEnforced = true,
            },
        ],
        Statements = new Dictionary<string, string>
        {
            [Orders] =
                """
                CREATE TABLE `orders` (
                  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
                  `name` varchar(50) DEFAULT NULL,
                  `code` varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_as_cs DEFAULT 'new',
                  `document` json DEFAULT NULL,
                  `kind` enum('a','b') DEFAULT 'a',
                  `price` decimal(10,2) DEFAULT '0.00',
                  `amount` int DEFAULT NULL,
                  `total` decimal(20,2) GENERATED ALWAYS AS ((`price` * `amount`)) STORED,
                  `token` varchar(36) DEFAULT (uuid()),
                  `made` datetime(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
                  `hidden` int DEFAULT NULL /*!80023 INVISIBLE */,
                  PRIMARY KEY (`id`),
                  KEY `by_code` (`code` DESC),
                  KEY `by_lower_name` ((lower(`name`))),
                  CONSTRAINT `price_ok` CHECK (((`price` >= 0) and (`kind` in (_utf8mb4'a',_utf8mb4'b'))))
                ) ENGINE=InnoDB AUTO_INCREMENT=5 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci COMMENT='What was bought'
                """,
        },
        Privileges = ["SELECT", "SHOW VIEW", "TRIGGER", "EVENT", "SHOW_ROUTINE"],
    };

    private static CatalogRows MariaDbRows() => new()
    {
        Tables = [new TableRow { Name = Orders, Kind = "SYSTEM VERSIONED", Engine = "InnoDB", Collation = "utf8mb4_uca1400_ai_ci" }],
        Columns =
        [
            Column("id", "uuid", "uuid") with { IsNullable = false, DefaultText = "uuid()" },
            Text("name", 50, "utf8mb4_uca1400_ai_ci") with { DefaultText = "'it''s'" },
            Column("address", "inet6", "inet6"),
            Text("document", 4_294_967_295, "utf8mb4_bin") with { DataType = "longtext", NativeType = "longtext" },
            Number("number", "bigint", "bigint(20)") with { DefaultText = "nextval(`shop`.`numbers`)" },
        ],
        Indexes = [Index("PRIMARY", "id") with { IsUnique = true }],
        Checks = [new CheckRow { TableName = Orders, Name = "document", Clause = "json_valid(`document`)", IsEnforced = true }],
        Sequences = [new SequenceRow { Name = "numbers", Start = 1, Increment = 1, Minimum = 1, Maximum = long.MaxValue - 1, Next = 1 }],
        Statements = new Dictionary<string, string>
        {
            [Orders] =
                """
                CREATE TABLE `orders` (
                  `id` uuid NOT NULL DEFAULT uuid(),
                  `name` varchar(50) DEFAULT 'it''s',
                  `address` inet6 DEFAULT NULL,
                  `document` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`document`)),
                  `number` bigint(20) DEFAULT nextval(`shop`.`numbers`),
                  PRIMARY KEY (`id`)
                ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci WITH SYSTEM VERSIONING
                """,
        },
        Privileges = ["SELECT", "SHOW VIEW", "TRIGGER", "EVENT", "EXECUTE"],
    };

    private static ColumnRow Column(string name, string type, string native) =>
        new() { TableName = Orders, Name = name, DataType = type, NativeType = native, IsNullable = true };

    private static ColumnRow Number(string name, string type, string native) =>
        Column(name, type, native) with { NumericPrecision = 20, NumericScale = 0 };

    private static ColumnRow Text(string name, ulong length, string collation) =>
        Column(name, "varchar", $"varchar({length})") with { MaxLength = length, Collation = collation };

    private static IndexRow Index(string name, string? column) =>
        new() { TableName = Orders, Name = name, ColumnName = column, Direction = "A", Method = "BTREE" };
}
