using Synth.Schema;

namespace Synth.Connectors.Specification;

/// <summary>What the suites need of an engine. Differences that tests must know are capabilities here, never skips there.</summary>
public interface IConnectorFixture
{
    /// <summary>The connector under test.</summary>
    IDatabaseConnector Connector { get; }

    /// <summary>The most fractional digits of a second that the engine keeps.</summary>
    int TimestampDigits { get; }

    /// <summary>Whether a text may hold the character zero.</summary>
    bool KeepsZeroCharacter { get; }

    /// <summary>Whether a floating-point number may be infinite or not a number.</summary>
    bool KeepsNonFiniteNumbers => true;

    /// <summary>Whether an index may be over an expression rather than a column.</summary>
    bool HasExpressionIndexes => true;

    /// <summary>
    /// Whether infinities become the largest numbers and NaN null where the engine does not keep them; else such a batch is refused.
    /// </summary>
    bool ApproximatesNonFiniteNumbers => false;

    /// <summary>Whether an index may be over some rows only.</summary>
    bool HasPartialIndexes => true;

    /// <summary>Whether a unique index is another thing than a unique constraint.</summary>
    bool TellsUniqueIndexesFromConstraints => true;

    /// <summary>Whether a foreign key may name the columns of a key in any order, or leave them out.</summary>
    bool FindsReferencedKeys => true;

    /// <summary>Whether users read several tables in one statement of the engine's own.</summary>
    bool HasQueries => true;

    /// <summary>How many columns of 64 bits a table may have, at most 1000.</summary>
    int WidestTable => 1000;

    /// <summary>Makes a database that holds nothing, for one test alone.</summary>
    Task<ITestDatabase> CreateDatabaseAsync();

    /// <summary>
    /// What is left of a schema when everything is taken away that the engine words or numbers by itself. Applied to what was asked for
    /// and to what was read, the results are equal.
    /// </summary>
    DatabaseSchema Normalize(DatabaseSchema schema);
}
