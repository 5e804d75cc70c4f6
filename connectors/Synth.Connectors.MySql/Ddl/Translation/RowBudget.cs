using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl.Translation;

/// <summary>
/// The room of 65,535 bytes that all columns of a row share, as far as they are not kept beside it. Texts and bytes that no longer fit
/// are declared as such
/// that are.
/// </summary>
internal sealed class RowBudget
{
    /// <summary>The longest column that is declared with its length.</summary>
    public const int MaxInlineBytes = 16_000;

    /// <summary>What a character is counted as.</summary>
    public const int BytesPerCharacter = 4;

    // What is left when a thousand columns of other types have taken theirs.
    private const int Capacity = 45_000;

    private int used;

    /// <summary>A type that still has room: the type itself, or its kind without a limit.</summary>
    public ColumnType Claim(ColumnType type)
    {
        var bytes = type.WithoutDomain() switch
        {
            TextType { MaxLength: { } length } => (long)length * BytesPerCharacter,
            BinaryType { MaxLength: { } length } => length,
            _ => 0,
        };
        if (bytes > MaxInlineBytes || used + bytes > Capacity)
        {
            return type.WithoutDomain() is TextType ? new TextType() : new BinaryType();
        }

        used += (int)bytes;
        return type;
    }
}
