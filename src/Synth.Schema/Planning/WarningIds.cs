namespace Synth.Schema;

/// <summary>The identifiers of warnings. They never change their meaning, so that configurations can acknowledge them.</summary>
public static class WarningIds
{
    /// <summary>Something in the source's catalog is described incompletely.</summary>
    public const string CatalogIncomplete = "SYN0001";

    /// <summary>The login may write to the source, and the engine has no sessions that only read.</summary>
    public const string SourceWritable = "SYN0002";

    /// <summary>Tables may be read as of different moments.</summary>
    public const string NoSnapshot = "SYN0003";

    /// <summary>An object has a somewhat different meaning in the target.</summary>
    public const string Approximated = "SYN0010";

    /// <summary>An object is not in the target.</summary>
    public const string Skipped = "SYN0011";
}
