namespace Synth.Connectors.SqlServer.Tests.Protocol.Wire;

/// <summary>A part of what a server answers.</summary>
internal abstract record TdsReply
{
    /// <summary>A statement was carried out.</summary>
    /// <param name="RowCount">The rows that it concerned; null where there are none to count.</param>
    public sealed record Done(long? RowCount = null) : TdsReply;

    /// <summary>Rows.</summary>
    public sealed record Rows(IReadOnlyList<TdsColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Values) : TdsReply;

    /// <summary>An error of the server: what follows is not answered.</summary>
    /// <param name="Number">As in <c>sys.messages</c>.</param>
    /// <param name="Message">The server's words.</param>
    /// <param name="Class">The severity; from 20 on the connection ends.</param>
    public sealed record Refused(int Number, string Message, byte Class = 16) : TdsReply;

    /// <summary>Nothing, until the client gives up waiting.</summary>
    public sealed record Silence : TdsReply;

    /// <summary>The connection is cut.</summary>
    public sealed record Cut : TdsReply;

    /// <summary>The session has another database, packet size or transaction.</summary>
    public sealed record Changed(byte Type, Action<TdsWriter> Value) : TdsReply;
}
