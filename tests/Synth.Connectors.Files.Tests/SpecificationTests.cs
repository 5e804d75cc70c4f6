using Synth.Connectors.Specification;
using Synth.Schema;
using Xunit;

namespace Synth.Connectors.Files.Tests;

/// <summary>Gives the suites folders and files in a temporary folder.</summary>
public sealed class FileFixture(FileConnector connector) : IConnectorFixture
{
    public IDatabaseConnector Connector => connector;

    public int TimestampDigits => 7;

    public bool KeepsZeroCharacter => true;

    public bool HasQueries => false;

    public Task<ITestDatabase> CreateDatabaseAsync() => Task.FromResult<ITestDatabase>(new FileTestDatabase(connector));

    /// <summary>The description keeps every word: nothing needs to be taken away.</summary>
    public DatabaseSchema Normalize(DatabaseSchema schema) => schema;
}

public sealed class CsvCatalogTests() : CatalogSpecification(new FileFixture(FileConnector.Csv));

public sealed class CsvReadingTests() : ReadingSpecification(new FileFixture(FileConnector.Csv));

public sealed class CsvLoadingTests() : LoadingSpecification(new FileFixture(FileConnector.Csv));

public sealed class CsvSafetyTests() : SafetySpecification(new FileFixture(FileConnector.Csv));

public sealed class CsvReplacementTests() : ReplacementSpecification(new FileFixture(FileConnector.Csv));

public sealed class CsvReaderTests() : ReaderSpecification(new FileFixture(FileConnector.Csv));

public sealed class CsvVerifierTests() : VerifierSpecification(new FileFixture(FileConnector.Csv));

public sealed class CsvRandomSchemaTests() : RandomSchemaSpecification(new FileFixture(FileConnector.Csv));

public sealed class CsvJournalTests() : JournalSpecification(new FileFixture(FileConnector.Csv));

public sealed class ParquetCatalogTests() : CatalogSpecification(new FileFixture(FileConnector.Parquet));

public sealed class ParquetReadingTests() : ReadingSpecification(new FileFixture(FileConnector.Parquet));

public sealed class ParquetLoadingTests() : LoadingSpecification(new FileFixture(FileConnector.Parquet));

public sealed class ParquetSafetyTests() : SafetySpecification(new FileFixture(FileConnector.Parquet));

public sealed class ParquetReplacementTests() : ReplacementSpecification(new FileFixture(FileConnector.Parquet));

public sealed class ParquetReaderTests() : ReaderSpecification(new FileFixture(FileConnector.Parquet));

public sealed class ParquetVerifierTests() : VerifierSpecification(new FileFixture(FileConnector.Parquet));

public sealed class ParquetRandomSchemaTests() : RandomSchemaSpecification(new FileFixture(FileConnector.Parquet));

public sealed class ParquetJournalTests() : JournalSpecification(new FileFixture(FileConnector.Parquet));

public sealed class DuckDbCatalogTests() : CatalogSpecification(new FileFixture(FileConnector.DuckDb));

public sealed class DuckDbReadingTests() : ReadingSpecification(new FileFixture(FileConnector.DuckDb));

public sealed class DuckDbLoadingTests() : LoadingSpecification(new FileFixture(FileConnector.DuckDb));

public sealed class DuckDbSafetyTests() : SafetySpecification(new FileFixture(FileConnector.DuckDb));

public sealed class DuckDbReplacementTests() : ReplacementSpecification(new FileFixture(FileConnector.DuckDb));

public sealed class DuckDbReaderTests() : ReaderSpecification(new FileFixture(FileConnector.DuckDb));

public sealed class DuckDbVerifierTests() : VerifierSpecification(new FileFixture(FileConnector.DuckDb));

public sealed class DuckDbRandomSchemaTests() : RandomSchemaSpecification(new FileFixture(FileConnector.DuckDb));

public sealed class DuckDbJournalTests() : JournalSpecification(new FileFixture(FileConnector.DuckDb));

public sealed class ComplianceTests
{
    [Theory]
    [InlineData("Csv")]
    [InlineData("Parquet")]
    [InlineData("DuckDb")]
    public void Every_form_derives_every_suite(string form) => Assert.Equal(
        SpecificationSuites.All.Select(suite => suite.Name).Order(),
        typeof(ComplianceTests).Assembly.GetTypes()
            .Where(type => type.Name.StartsWith(form, StringComparison.Ordinal) && SpecificationSuites.All.Contains(type.BaseType))
            .Select(type => type.BaseType!.Name).Order());
}
