namespace Synth.Connectors.SqlServer.Tests.Protocol.Wire;

/// <summary>Something that a client asks for.</summary>
/// <param name="Session">The connection, counted from 1.</param>
/// <param name="Kind">How it was sent.</param>
/// <param name="Text">The statements; for a transaction <c>BEGIN</c>, <c>COMMIT</c> or <c>ROLLBACK</c>.</param>
internal sealed record TdsRequest(int Session, TdsPacketType Kind, string Text)
{
    /// <summary>Arguments by name.</summary>
    public IReadOnlyDictionary<string, object?> Arguments { get; init; } = new Dictionary<string, object?>();

    /// <summary>The columns of a bulk load.</summary>
    public IReadOnlyList<TdsColumn> Columns { get; init; } = [];

    /// <summary>The rows of a bulk load.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Rows { get; init; } = [];
}
