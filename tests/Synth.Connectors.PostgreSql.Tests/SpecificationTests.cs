using Synth.Connectors.Specification;
using Xunit;

[assembly: AssemblyFixture(typeof(Synth.Connectors.PostgreSql.Tests.PostgreSqlFixture))]

namespace Synth.Connectors.PostgreSql.Tests;

public sealed class PostgreSqlCatalogTests(PostgreSqlFixture fixture) : CatalogSpecification(fixture);

public sealed class PostgreSqlReadingTests(PostgreSqlFixture fixture) : ReadingSpecification(fixture);

public sealed class PostgreSqlLoadingTests(PostgreSqlFixture fixture) : LoadingSpecification(fixture);

public sealed class PostgreSqlSafetyTests(PostgreSqlFixture fixture) : SafetySpecification(fixture);

public sealed class PostgreSqlReplacementTests(PostgreSqlFixture fixture) : ReplacementSpecification(fixture);

public sealed class PostgreSqlReaderTests(PostgreSqlFixture fixture) : ReaderSpecification(fixture);

public sealed class PostgreSqlVerifierTests(PostgreSqlFixture fixture) : VerifierSpecification(fixture);

public sealed class PostgreSqlRandomSchemaTests(PostgreSqlFixture fixture) : RandomSchemaSpecification(fixture);

public sealed class PostgreSqlJournalTests(PostgreSqlFixture fixture) : JournalSpecification(fixture);

public sealed class ComplianceTests
{
    [Fact]
    public void Derives_every_suite() => SpecificationSuites.AssertComplete(typeof(ComplianceTests).Assembly);
}
