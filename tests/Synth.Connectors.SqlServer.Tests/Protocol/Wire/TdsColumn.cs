namespace Synth.Connectors.SqlServer.Tests.Protocol.Wire;

/// <summary>A column of a result, or of a bulk load.</summary>
internal sealed record TdsColumn(string Name, TdsType Type)
{
    private const int NullableFlag = 1;
    private const int UpdatableFlag = 8;
    private const int IdentityFlag = 16;
    private const int ComputedFlag = 32;

    public bool IsNullable { get; init; } = true;

    public bool IsIdentity { get; init; }

    public bool IsComputed { get; init; }

    public void Write(TdsWriter writer)
    {
        var flags = (IsNullable ? NullableFlag : 0) | (IsComputed ? ComputedFlag : UpdatableFlag) | (IsIdentity ? IdentityFlag : 0);
        writer.Int32(0).UInt16(flags);
        Type.Write(writer);
        if (Type.Kind == TdsKind.Pointed)
        {
            writer.Byte(1).LongText("t");
        }

        writer.ShortText(Name);
    }

    public static TdsColumn Read(TdsReader reader)
    {
        reader.Int32();
        reader.UInt16();
        var type = TdsType.Read(reader);
        if (type.Kind == TdsKind.Pointed)
        {
            reader.LongText();
        }

        return new TdsColumn(reader.ShortText(), type);
    }
}
