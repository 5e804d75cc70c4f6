namespace Synth.Cli;

/// <summary>What a command sees of the outside: its streams, the environment's variables, the clock.</summary>
internal sealed record CommandHost
{
    /// <summary>Takes results.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Takes progress and failures.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether a person reads <see cref="Output"/> on a terminal.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>Whether a person reads <see cref="Error"/> on a terminal.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>The value of an environment variable; null where it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>Keeps the managed heap of the process below a number of bytes.</summary>
    public Action<long> LimitHeap { get; init; } = _ => { };

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether colours are wanted (https://no-color.org).</summary>
    public bool AllowsColor => string.IsNullOrEmpty(Variable("NO_COLOR"));

    /// <summary>The host of the running process.</summary>
    public static CommandHost OfProcess() => new()
    {
        Output = Console.Out,
        Error = Console.Error,
        IsOutputTerminal = !Console.IsOutputRedirected,
        IsErrorTerminal = !Console.IsErrorRedirected,
        Variable = Environment.GetEnvironmentVariable,
        LimitHeap = LimitHeapOfProcess,
    };

    private static void LimitHeapOfProcess(long bytes)
    {
        AppContext.SetData("GCHeapHardLimit", (ulong)bytes);
        GC.RefreshMemoryLimit();
    }
}
