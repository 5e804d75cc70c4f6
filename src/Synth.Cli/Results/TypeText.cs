using Synth.Schema;

namespace Synth.Cli.Results;

/// <summary>The type of a column as the source spells it.</summary>
internal static class TypeText
{
    public static string Of(Column column) => column switch
    {
        { Generated: not null } => $"{column.NativeType} generated".TrimStart(),
        { Identity: not null } => $"{column.NativeType} identity".TrimStart(),
        { NativeType: "" } => "(none)",
        _ => column.NativeType,
    };
}
