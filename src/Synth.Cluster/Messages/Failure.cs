using Synth.Connectors;
using Synth.Engine;
using Synth.Schema;

namespace Synth.Cluster.Messages;

/// <summary>A failure of a worker, for the wire: its words only where they are known to hold no value of the data.</summary>
/// <param name="Kind">What it means for the run.</param>
/// <param name="Message">What failed, where, what to do next.</param>
/// <param name="Checks">The verdicts of the target's engine, where they are the failure.</param>
[GenerateSerializer]
internal sealed record Failure(FailureKind Kind, string Message, CheckEntry[] Checks)
{
    /// <summary>Whether another attempt may succeed.</summary>
    public bool MayPass => Kind is FailureKind.LeaseLost or FailureKind.Leaving or FailureKind.Unready or FailureKind.Connection;

    /// <summary>The failure that an exception is, in some kind of work.</summary>
    public static Failure Of(Exception exception, AssignmentKind during) => exception switch
    {
        LeaseLostException => new(FailureKind.LeaseLost, exception.Message, []),
        IntegrityException integrity => new(FailureKind.Integrity, exception.Message, CheckEntry.Of(integrity.Certificate)),
        ConnectionException => new(FailureKind.Connection, exception.Message, []),
        SafetyException => new(during == AssignmentKind.Prepare ? FailureKind.Safety : FailureKind.Unready, exception.Message, []),
        ConfigurationException => new(FailureKind.Configuration, exception.Message, []),
        LoadException => new(FailureKind.Load, exception.Message, []),
        SynthException => new(FailureKind.Other, exception.Message, []),
        _ => new(FailureKind.Defect, $"A worker met an unexpected {exception.GetType().Name}, which is a defect of Synth.", []),
    };

    /// <summary>The exception that who submitted the run gets.</summary>
    public Exception ToException() => Kind switch
    {
        FailureKind.Integrity => new IntegrityException(CheckEntry.ToCertificate(Checks)),
        FailureKind.Connection => new ConnectionException(Message, isTransient: true),
        FailureKind.Safety => new SafetyException(Message),
        FailureKind.Configuration => new ConfigurationException(Message),
        FailureKind.Load => new LoadException(Message),
        FailureKind.LeaseLost or FailureKind.Leaving or FailureKind.Unready or FailureKind.Other or FailureKind.Defect =>
            new ClusterException(Message),
        _ => throw new InvalidOperationException($"An unknown kind of failure: {Kind}."),
    };
}
