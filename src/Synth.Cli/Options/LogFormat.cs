namespace Synth.Cli.Options;

/// <summary>The form of logs and progress.</summary>
internal enum LogFormat
{
    /// <summary>Lines for people.</summary>
    Text,

    /// <summary>One JSON document a line.</summary>
    Json,
}
