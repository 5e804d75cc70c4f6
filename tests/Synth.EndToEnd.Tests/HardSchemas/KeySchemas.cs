namespace Synth.EndToEnd.Tests;

/// <summary>Keys that are composite, doubled, circular, shared or missing.</summary>
internal static class KeySchemas
{
    private static readonly string FirmTables = $"""
        CREATE TABLE users (id INTEGER PRIMARY KEY, company_id INTEGER NOT NULL, age INTEGER NOT NULL);
        CREATE TABLE companies (id INTEGER PRIMARY KEY, owner_id INTEGER NOT NULL, size INTEGER NOT NULL);
        {HardSchema.Count(120)} INSERT INTO users SELECT i, 1 + i * 7919 % 30, 20 + i % 50 FROM n;
        {HardSchema.Count(30)} INSERT INTO companies SELECT i, i * 4, i * 10 FROM n;
        ALTER TABLE users ADD FOREIGN KEY (company_id) REFERENCES companies (id);
        ALTER TABLE companies ADD FOREIGN KEY (owner_id) REFERENCES users (id);
        """;

    public static HardSchema TenantKeys { get; } = new("H1", "keys of a tenant, two of them with the tenant's column in common", $"""
        CREATE TABLE tenants (id INTEGER PRIMARY KEY, opened DATE NOT NULL);
        CREATE TABLE folders (
            tenant INTEGER NOT NULL REFERENCES tenants (id), id INTEGER NOT NULL, depth INTEGER NOT NULL, PRIMARY KEY (tenant, id));
        CREATE TABLE documents (
            tenant INTEGER NOT NULL REFERENCES tenants (id), id INTEGER NOT NULL, folder INTEGER NOT NULL, pages INTEGER NOT NULL,
            PRIMARY KEY (tenant, id), FOREIGN KEY (tenant, folder) REFERENCES folders (tenant, id));
        CREATE TABLE paragraphs (
            tenant INTEGER NOT NULL, document INTEGER NOT NULL, n INTEGER NOT NULL, words INTEGER NOT NULL,
            PRIMARY KEY (tenant, document, n), FOREIGN KEY (tenant, document) REFERENCES documents (tenant, id));
        {HardSchema.Count(60)} INSERT INTO tenants SELECT i, '2024-01-01' FROM n;
        {HardSchema.Count(180)} INSERT INTO folders SELECT 1 + i % 60, 1 + (i - 1 - (i - 1) % 60) / 60, i % 5 FROM n;
        {HardSchema.Count(240)} INSERT INTO documents SELECT 1 + i % 60, 1 + (i - 1 - (i - 1) % 60) / 60, 1 + i * 7919 % 3, i % 40 FROM n;
        {HardSchema.Count(480)} INSERT INTO paragraphs
            SELECT 1 + i % 60, 1 + (i % 240 - i % 60) / 60, 1 + (i - 1 - (i - 1) % 240) / 240, i % 90 FROM n;
        """);

    public static HardSchema FirmCycle { get; } = new("H5", "users and companies that reference each other, and must", $"""
        CREATE TABLE users (
            id INTEGER PRIMARY KEY, company_id INTEGER NOT NULL REFERENCES companies (id) DEFERRABLE INITIALLY DEFERRED, age INTEGER NOT NULL);
        CREATE TABLE companies (
            id INTEGER PRIMARY KEY, owner_id INTEGER NOT NULL REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED, size INTEGER NOT NULL);
        BEGIN;
        {HardSchema.Count(120)} INSERT INTO users SELECT i, 1 + i * 7919 % 30, 20 + i % 50 FROM n;
        {HardSchema.Count(30)} INSERT INTO companies SELECT i, i * 4, i * 10 FROM n;
        COMMIT;
        """)
    {
        PostgreSql = FirmTables,
        MySql = FirmTables,
        SqlServer = FirmTables,
    };

    public static HardSchema TwoKeysToOneParent { get; } = new("H2", "two keys to one parent, one of them to its uuid", $"""
        CREATE TABLE accounts (id INTEGER PRIMARY KEY, token @uuid NOT NULL UNIQUE, opened DATE NOT NULL);
        CREATE TABLE transfers (
            id INTEGER PRIMARY KEY,
            payer INTEGER NOT NULL REFERENCES accounts (id),
            payee @uuid NOT NULL REFERENCES accounts (token),
            cents INTEGER NOT NULL);
        {HardSchema.Count(60)} INSERT INTO accounts SELECT i, @uuid_of_i, '2024-01-01' FROM n;
        {HardSchema.Count(240)} INSERT INTO transfers
            SELECT i, 1 + i * 7919 % 60, (SELECT token FROM accounts WHERE id = 1 + n.i * 104729 % 60), i * 37 % 900 FROM n;
        """);

    public static HardSchema NullableCycle { get; } = new("H5", "users and companies that reference each other", $"""
        CREATE TABLE users (id INTEGER PRIMARY KEY, company_id INTEGER REFERENCES companies (id), age INTEGER NOT NULL);
        CREATE TABLE companies (id INTEGER PRIMARY KEY, owner_id INTEGER REFERENCES users (id), size INTEGER NOT NULL);
        {HardSchema.Count(120)} INSERT INTO users SELECT i, NULL, 20 + i % 50 FROM n;
        {HardSchema.Count(20)} INSERT INTO companies SELECT i, i * 6, i * 10 FROM n;
        UPDATE users SET company_id = 1 + id * 7919 % 20 WHERE id % 4 > 0;
        """)
    {
        PostgreSql = $"""
            CREATE TABLE users (id INTEGER PRIMARY KEY, company_id INTEGER, age INTEGER NOT NULL);
            CREATE TABLE companies (id INTEGER PRIMARY KEY, owner_id INTEGER REFERENCES users (id), size INTEGER NOT NULL);
            {HardSchema.Count(120)} INSERT INTO users SELECT i, NULL, 20 + i % 50 FROM n;
            {HardSchema.Count(20)} INSERT INTO companies SELECT i, i * 6, i * 10 FROM n;
            UPDATE users SET company_id = 1 + id * 7919 % 20 WHERE id % 4 > 0;
            ALTER TABLE users ADD FOREIGN KEY (company_id) REFERENCES companies (id);
            """,
        SqlServer = $"""
            CREATE TABLE users (id INTEGER PRIMARY KEY, company_id INTEGER, age INTEGER NOT NULL);
            CREATE TABLE companies (id INTEGER PRIMARY KEY, owner_id INTEGER REFERENCES users (id), size INTEGER NOT NULL);
            {HardSchema.Count(120)} INSERT INTO users SELECT i, NULL, 20 + i % 50 FROM n;
            {HardSchema.Count(20)} INSERT INTO companies SELECT i, i * 6, i * 10 FROM n;
            UPDATE users SET company_id = 1 + id * 7919 % 20 WHERE id % 4 > 0;
            ALTER TABLE users ADD FOREIGN KEY (company_id) REFERENCES companies (id);
            """,
    };

    public static HardSchema IdentityAndGenerated { get; } = new("H7", "an identity, stored and virtual generated columns", $"""
        CREATE TABLE invoices (
            id @identity,
            net INTEGER NOT NULL,
            rate INTEGER NOT NULL,
            gross INTEGER GENERATED ALWAYS AS (net * rate / 100) STORED,
            label TEXT GENERATED ALWAYS AS (CASE WHEN net > 500 THEN 'large' ELSE 'small' END) @virtual);
        CREATE TABLE payments (id @identity, invoice_id BIGINT NOT NULL REFERENCES invoices (id), cents INTEGER NOT NULL);
        {HardSchema.Count(80)} INSERT INTO invoices (net, rate) SELECT i * 7919 % 1000, 107 + i % 3 FROM n;
        {HardSchema.Count(100)} INSERT INTO payments (invoice_id, cents) SELECT 1 + i * 31 % 80, i * 100 FROM n;
        """);

    public static HardSchema Subtypes { get; } = new("H11", "subtypes on three levels, whose primary keys are foreign keys", $"""
        CREATE TABLE parties (id INTEGER PRIMARY KEY, since DATE NOT NULL);
        CREATE TABLE persons (id INTEGER PRIMARY KEY REFERENCES parties (id), height INTEGER);
        CREATE TABLE employees (id INTEGER PRIMARY KEY REFERENCES persons (id), salary INTEGER NOT NULL);
        {HardSchema.Count(100)} INSERT INTO parties SELECT i, '2020-02-29' FROM n;
        {HardSchema.Count(100)} INSERT INTO persons SELECT i, 150 + i % 50 FROM n WHERE i % 5 < 3;
        {HardSchema.Count(100)} INSERT INTO employees SELECT i, 2000 + i * 7919 % 3000 FROM n WHERE i % 5 = 1;
        """);

    public static HardSchema SaturatedBridge { get; } = new("H12", "a bridge with nine tenths of all pairs", $"""
        CREATE TABLE machines (id INTEGER PRIMARY KEY, watts INTEGER NOT NULL, bought DATE NOT NULL);
        CREATE TABLE operators (id INTEGER PRIMARY KEY, hours INTEGER NOT NULL, hired DATE NOT NULL);
        CREATE TABLE permits (
            machine_id INTEGER NOT NULL REFERENCES machines (id), operator_id INTEGER NOT NULL REFERENCES operators (id),
            PRIMARY KEY (machine_id, operator_id));
        {HardSchema.Count(20)} INSERT INTO machines SELECT i, i * 100, '2020-01-01' FROM n;
        {HardSchema.Count(20)} INSERT INTO operators SELECT i, i * 9, '2021-01-01' FROM n;
        {HardSchema.Count(400)} INSERT INTO permits SELECT 1 + (i - 1 - (i - 1) % 20) / 20, 1 + (i - 1) % 20 FROM n WHERE i * 7919 % 10 > 0;
        """);

    public static HardSchema KeylessAndUniqueIndex { get; } = new("H23", "a table without a key, and a key to a unique index", $"""
        CREATE TABLE stations (code VARCHAR(12) NOT NULL, height INTEGER NOT NULL);
        CREATE UNIQUE INDEX station_code ON stations (code);
        CREATE TABLE readings (station VARCHAR(12) REFERENCES stations (code), celsius INTEGER, taken DATE);
        {HardSchema.Count(40)} INSERT INTO stations SELECT 'ST-' || (1000 + i * 7), i * 50 FROM n;
        {HardSchema.Count(300)} INSERT INTO readings
            SELECT CASE WHEN i % 10 > 0 THEN 'ST-' || (1000 + (1 + i * 7919 % 40) * 7) END, i % 30, '2024-07-01' FROM n;
        INSERT INTO readings SELECT * FROM readings WHERE celsius = 7;
        """);

    public static HardSchema TwoCycles { get; } = new("H4", "two overlapping cycles", $"""
        CREATE TABLE a (id INTEGER PRIMARY KEY, b_id INTEGER REFERENCES b (id), c_id INTEGER REFERENCES c (id));
        CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER REFERENCES a (id), v INTEGER);
        CREATE TABLE c (id INTEGER PRIMARY KEY, a_id INTEGER NOT NULL REFERENCES a (id), v INTEGER);
        {HardSchema.Count(40)} INSERT INTO a SELECT i, NULL, NULL FROM n;
        {HardSchema.Count(60)} INSERT INTO b SELECT i, 1 + i * 17 % 40, i % 7 FROM n;
        {HardSchema.Count(80)} INSERT INTO c SELECT i, 1 + i * 13 % 40, i % 5 FROM n;
        UPDATE a SET b_id = 1 + id * 31 % 60, c_id = 1 + id * 37 % 80 WHERE id % 3 > 0;
        """)
    {
        PostgreSql = $"""
            CREATE TABLE a (id INTEGER PRIMARY KEY, b_id INTEGER, c_id INTEGER);
            CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER REFERENCES a (id), v INTEGER);
            CREATE TABLE c (id INTEGER PRIMARY KEY, a_id INTEGER NOT NULL REFERENCES a (id), v INTEGER);
            {HardSchema.Count(40)} INSERT INTO a SELECT i, NULL, NULL FROM n;
            {HardSchema.Count(60)} INSERT INTO b SELECT i, 1 + i * 17 % 40, i % 7 FROM n;
            {HardSchema.Count(80)} INSERT INTO c SELECT i, 1 + i * 13 % 40, i % 5 FROM n;
            UPDATE a SET b_id = 1 + id * 31 % 60, c_id = 1 + id * 37 % 80 WHERE id % 3 > 0;
            ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b (id), ADD FOREIGN KEY (c_id) REFERENCES c (id);
            """,
        SqlServer = $"""
            CREATE TABLE a (id INTEGER PRIMARY KEY, b_id INTEGER, c_id INTEGER);
            CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER REFERENCES a (id), v INTEGER);
            CREATE TABLE c (id INTEGER PRIMARY KEY, a_id INTEGER NOT NULL REFERENCES a (id), v INTEGER);
            {HardSchema.Count(40)} INSERT INTO a SELECT i, NULL, NULL FROM n;
            {HardSchema.Count(60)} INSERT INTO b SELECT i, 1 + i * 17 % 40, i % 7 FROM n;
            {HardSchema.Count(80)} INSERT INTO c SELECT i, 1 + i * 13 % 40, i % 5 FROM n;
            UPDATE a SET b_id = 1 + id * 31 % 60, c_id = 1 + id * 37 % 80 WHERE id % 3 > 0;
            ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b (id), FOREIGN KEY (c_id) REFERENCES c (id);
            """,
    };

    public static HardSchema TwoSelfReferences { get; } = new("H3", "two references of a table to itself", $"""
        CREATE TABLE posts (
            id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES posts (id), root_id INTEGER REFERENCES posts (id), votes INTEGER NOT NULL);
        {HardSchema.Count(200)} INSERT INTO posts
            SELECT i, CASE WHEN i > 20 THEN 1 + i * 7919 % (i - 1) END, CASE WHEN i > 20 THEN 1 + i % 20 END, i % 9 FROM n;
        """);
}
