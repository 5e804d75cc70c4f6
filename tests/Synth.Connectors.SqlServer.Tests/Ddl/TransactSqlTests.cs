using Synth.Testing;
using Xunit;

namespace Synth.Connectors.SqlServer.Tests.Ddl;

/// <summary>That the statements which tests share become Transact-SQL.</summary>
public sealed class TransactSqlTests
{
    [Theory]
    [InlineData("CREATE TABLE t (a INTEGER, b INTEGER GENERATED ALWAYS AS (a * (a + 1)) STORED)",
        "CREATE TABLE t (a INTEGER, b AS (a * (a + 1)) PERSISTED)")]
    [InlineData("CREATE TABLE t (made TIMESTAMP DEFAULT CURRENT_TIMESTAMP, note TEXT)",
        "CREATE TABLE t (made datetime2(7) DEFAULT CURRENT_TIMESTAMP, note nvarchar(max))")]
    [InlineData("SELECT 'ST-' || (1000 + i * 7) || f(i)", "SELECT CONCAT('ST-', (1000 + i * 7), f(i))")]
    [InlineData("SELECT 'naïve'", "SELECT N'naïve'")]
    [InlineData("WITH RECURSIVE n(i) AS (SELECT 1) INSERT INTO t SELECT i FROM n;",
        "WITH n(i) AS (SELECT 1) INSERT INTO t SELECT i FROM n OPTION (MAXRECURSION 0)")]
    public void Translates_the_words(string shared, string expected) => Assert.Equal([expected], TransactSql.Batches(shared));

    [Fact]
    public void Puts_each_statement_in_a_batch_of_its_own() =>
        Assert.Equal(["CREATE TABLE t (a INTEGER)", "CREATE VIEW v AS SELECT a FROM t"],
            TransactSql.Batches("CREATE TABLE t (a INTEGER);\nCREATE VIEW v AS SELECT a FROM t;\n"));
}
