namespace Synth.Connectors.PostgreSql.Swapping;

/// <summary>Something that is moved from one schema to another.</summary>
internal sealed record MovedObject
{
    /// <summary>Its kind as a number: 2 for relations, 3 for routines, 4 for types.</summary>
    public int Rank { get; init; }

    /// <summary>What ALTER calls it.</summary>
    public required string Kind { get; init; }

    /// <summary>Its name as ALTER takes it, with its schema.</summary>
    public required string Name { get; init; }

    /// <summary>The schema that it is in.</summary>
    public required string Schema { get; init; }

    /// <summary>Its identifier among those of its kind.</summary>
    public long Id { get; init; }

    /// <summary>Whether it is a table or a view that can be locked by name.</summary>
    public bool IsLockable => Kind is "TABLE" or "VIEW";

    /// <summary>The statement that moves it.</summary>
    public string MoveTo(string schema) => $"ALTER {Kind} {Name} SET SCHEMA {PostgreSqlDialect.Instance.Identifier(schema)}";
}
