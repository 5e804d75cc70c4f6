namespace Synth.Cli.Options;

/// <summary>The form of results.</summary>
internal enum OutputMode
{
    /// <summary>Tables with colours on a terminal, plain text elsewhere.</summary>
    Auto,

    /// <summary>Text without colours or frames.</summary>
    Plain,

    /// <summary>One JSON document.</summary>
    Json,
}
