namespace Synth.Connectors.Files.Integrity;

/// <summary>A query that counts what breaks one promise.</summary>
/// <param name="Kind">What was promised.</param>
/// <param name="Subject">The constraint or columns, for people.</param>
/// <param name="Sql">Gives one number.</param>
internal sealed record Question(IntegrityCheckKind Kind, string Subject, string Sql)
{
    /// <summary>Whether the source's engine holds rows to it.</summary>
    public bool IsBinding { get; init; } = true;
}
