namespace Synth.Benchmarks.ClusterScale;

/// <summary>What a simulated run is made of. The defaults are measured on two cores (tests/README.md), or stated.</summary>
internal sealed record ScaleConstants
{
    /// <summary>Rows of the run.</summary>
    public double Rows { get; init; } = 1e10;

    /// <summary>Tables that the rows are in.</summary>
    public int Tables { get; init; } = 10;

    /// <summary>Rows of a block.</summary>
    public int RowsPerBlock { get; init; } = 1 << 14;

    /// <summary>Rows a second that a worker of two cores generates and sends: 6 CPU seconds for a million.</summary>
    public double WorkerRate { get; init; } = 2 / 6e-6;

    /// <summary>Seconds that settling the skeleton takes for a row, on each worker, by two threads.</summary>
    public double SkeletonSecondsPerRow { get; init; } = 100e-9 / 2;

    /// <summary>Seconds of keys, indexes and their verification for a row, at the end, on the target.</summary>
    public double FinishSecondsPerRow { get; init; } = 0.7e-6;

    /// <summary>Seconds that a call takes the coordinator besides its board: messages and scheduling. Stated, not measured.</summary>
    public double CallSeconds { get; init; } = 100e-6;

    /// <summary>Seconds between failures of one worker, on average. Stated.</summary>
    public double SecondsBetweenFailures { get; init; } = 86_400;

    /// <summary>Seconds until another worker is there instead. Stated.</summary>
    public double ReplacementSeconds { get; init; } = 60;

    /// <summary>How long a worker may be silent, in seconds.</summary>
    public double LeaseSeconds { get; init; } = 20;

    /// <summary>Seconds between two signs of life of a member in the membership store, and between two readings of it.</summary>
    public (double Write, double Read) StoreSeconds { get; init; } = (5, 15);

    /// <summary>Bytes of a member in the membership store. Stated.</summary>
    public double MemberBytes { get; init; } = 700;
}
