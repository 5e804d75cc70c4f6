using Synth.Connectors.MySql.Tests;
using Synth.Connectors.Specification;
using Xunit;

[assembly: AssemblyFixture(typeof(MySqlFixture))]

namespace Synth.Connectors.MySql.Tests;

public sealed class MySqlCatalogTests(MySqlFixture fixture) : CatalogSpecification(fixture);

public sealed class MySqlReadingTests(MySqlFixture fixture) : ReadingSpecification(fixture);

public sealed class MySqlLoadingTests(MySqlFixture fixture) : LoadingSpecification(fixture);

public sealed class MySqlSafetyTests(MySqlFixture fixture) : SafetySpecification(fixture);

public sealed class MySqlReplacementTests(MySqlFixture fixture) : ReplacementSpecification(fixture);

public sealed class MySqlReaderTests(MySqlFixture fixture) : ReaderSpecification(fixture);

public sealed class MySqlVerifierTests(MySqlFixture fixture) : VerifierSpecification(fixture);

public sealed class MySqlRandomSchemaTests(MySqlFixture fixture) : RandomSchemaSpecification(fixture);

public sealed class MySqlJournalTests(MySqlFixture fixture) : JournalSpecification(fixture);

public sealed class ComplianceTests
{
    [Fact]
    public void Derives_every_suite() => SpecificationSuites.AssertComplete(typeof(ComplianceTests).Assembly);
}
