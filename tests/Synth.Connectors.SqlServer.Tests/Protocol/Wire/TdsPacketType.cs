namespace Synth.Connectors.SqlServer.Tests.Protocol.Wire;

/// <summary>What a client's message is ([MS-TDS] 2.2.3.1.1).</summary>
internal enum TdsPacketType
{
    Batch = 1,
    Call = 3,
    Attention = 6,
    BulkLoad = 7,
    Transaction = 14,
    Login = 16,
    PreLogin = 18,
}
