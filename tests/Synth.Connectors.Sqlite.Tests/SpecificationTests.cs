using Synth.Connectors.Specification;
using Xunit;

[assembly: AssemblyFixture(typeof(Synth.Connectors.Sqlite.Tests.SqliteFixture))]

namespace Synth.Connectors.Sqlite.Tests;

public sealed class SqliteCatalogTests(SqliteFixture fixture) : CatalogSpecification(fixture);

public sealed class SqliteReadingTests(SqliteFixture fixture) : ReadingSpecification(fixture);

public sealed class SqliteLoadingTests(SqliteFixture fixture) : LoadingSpecification(fixture);

public sealed class SqliteSafetyTests(SqliteFixture fixture) : SafetySpecification(fixture);

public sealed class SqliteReplacementTests(SqliteFixture fixture) : ReplacementSpecification(fixture);

public sealed class SqliteReaderTests(SqliteFixture fixture) : ReaderSpecification(fixture);

public sealed class SqliteVerifierTests(SqliteFixture fixture) : VerifierSpecification(fixture);

public sealed class SqliteRandomSchemaTests(SqliteFixture fixture) : RandomSchemaSpecification(fixture);

public sealed class SqliteJournalTests(SqliteFixture fixture) : JournalSpecification(fixture);

public sealed class ComplianceTests
{
    [Fact]
    public void Derives_every_suite() => SpecificationSuites.AssertComplete(typeof(ComplianceTests).Assembly);
}
