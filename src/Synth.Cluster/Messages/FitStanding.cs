namespace Synth.Cluster.Messages;

/// <summary>How a shared fit stands, or a worker to it.</summary>
internal enum FitStanding
{
    /// <summary>The coordinator has come up anew and knows of no fit; its owner will tell it.</summary>
    Unknown,

    /// <summary>It goes on.</summary>
    Open,

    /// <summary>The owner has not read its rows yet, so nobody can tell whether others have the same.</summary>
    Early,

    /// <summary>The worker has read other rows than the owner.</summary>
    Differs,

    /// <summary>It is over.</summary>
    Over,
}
