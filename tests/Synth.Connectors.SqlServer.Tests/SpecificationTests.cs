using Synth.Connectors.Specification;
using Xunit;

[assembly: AssemblyFixture(typeof(Synth.Connectors.SqlServer.Tests.SqlServerFixture))]

namespace Synth.Connectors.SqlServer.Tests;

public sealed class SqlServerCatalogTests(SqlServerFixture fixture) : CatalogSpecification(fixture);

public sealed class SqlServerReadingTests(SqlServerFixture fixture) : ReadingSpecification(fixture);

public sealed class SqlServerLoadingTests(SqlServerFixture fixture) : LoadingSpecification(fixture);

public sealed class SqlServerSafetyTests(SqlServerFixture fixture) : SafetySpecification(fixture);

public sealed class SqlServerReplacementTests(SqlServerFixture fixture) : ReplacementSpecification(fixture);

public sealed class SqlServerReaderTests(SqlServerFixture fixture) : ReaderSpecification(fixture);

public sealed class SqlServerVerifierTests(SqlServerFixture fixture) : VerifierSpecification(fixture);

public sealed class SqlServerRandomSchemaTests(SqlServerFixture fixture) : RandomSchemaSpecification(fixture);

public sealed class SqlServerJournalTests(SqlServerFixture fixture) : JournalSpecification(fixture);

public sealed class ComplianceTests
{
    [Fact]
    public void Derives_every_suite() => SpecificationSuites.AssertComplete(typeof(ComplianceTests).Assembly);
}
