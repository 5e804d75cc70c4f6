namespace Synth.Connectors.SqlServer.Tests.Protocol.Wire;

/// <summary>How the values of a type are laid out ([MS-TDS] 2.2.5.2).</summary>
internal enum TdsKind
{
    /// <summary>Always as many bytes; there is no null.</summary>
    Fixed,

    /// <summary>Behind one byte with the length; 0 is null.</summary>
    Short,

    /// <summary>Behind two bytes with the length, or in parts; 65535 is null.</summary>
    Sized,

    /// <summary>Behind a text pointer and a time stamp (text, ntext, image).</summary>
    Pointed,

    /// <summary>Behind four bytes with the length, each with a type of its own.</summary>
    Variant,
}
