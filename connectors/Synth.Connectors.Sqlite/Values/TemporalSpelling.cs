using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.Sqlite.Values;

/// <summary>
/// How a column spells all its dates, times or timestamps: a <see cref="TemporalForm"/>, and two habits of programs that write them as
/// text, <c>+00:00</c> in place of <c>Z</c>, and no fraction where it would be zero.
/// </summary>
/// <param name="Form">The form, with all its digits.</param>
/// <param name="HasOffset">Whether values end in <c>+00:00</c>.</param>
/// <param name="OmitsZeros">Whether values whose fraction is zero have none.</param>
internal readonly record struct TemporalSpelling(TemporalForm Form, bool HasOffset = false, bool OmitsZeros = false)
{
    /// <summary>The most bytes that <see cref="Write"/> needs.</summary>
    public const int MaxLength = TemporalForm.MaxLength + 8;

    private const string Offset = "+00:00";
    private const string Fraction = "[.f]";

    /// <summary>The neutral type of such a column.</summary>
    public ColumnType Type => Form.Type;

    /// <summary>The spelling as <see cref="Column.ValueForm"/> keeps it: null when the type alone tells it.</summary>
    public string? ValueForm => !HasOffset && !OmitsZeros ? Form.ValueForm
        : (Form.ValueForm ?? $"{(Form.HasDate ? "yyyy-MM-dd " : "")}HH:mm:ss") + (OmitsZeros ? Fraction : "") + (HasOffset ? Offset : "");

    /// <summary>The spelling of a column's values.</summary>
    public static TemporalSpelling Of(ColumnType type, string? valueForm)
    {
        var (hasOffset, omitsZeros) = (valueForm?.EndsWith(Offset, StringComparison.Ordinal) ?? false,
            valueForm?.Contains(Fraction, StringComparison.Ordinal) ?? false);
        var form = valueForm?.Replace(Offset, "", StringComparison.Ordinal).Replace(Fraction, "", StringComparison.Ordinal);
        return new TemporalSpelling(TemporalForm.Of(type, form), hasOffset, omitsZeros);
    }

    /// <summary>The spelling and value of a text, if it is a date or time.</summary>
    public static bool TryRecognize(ReadOnlySpan<byte> text, out TemporalSpelling spelling, out long value)
    {
        var hasOffset = text.EndsWith("+00:00"u8);
        var found = TemporalForm.TryRecognize(hasOffset ? text[..^Offset.Length] : text, out var form, out value)
            && (!hasOffset || form is { HasDate: true, HasTime: true, IsUtc: false });
        spelling = new TemporalSpelling(hasOffset ? form with { IsUtc = true } : form, hasOffset);
        return found;
    }

    /// <summary>
    /// The spelling of values of two spellings, which may differ in that one has no fraction; null where there is none.
    /// </summary>
    public TemporalSpelling? With(TemporalSpelling other)
    {
        if (Form == other.Form && HasOffset == other.HasOffset)
        {
            return this with { OmitsZeros = OmitsZeros || other.OmitsZeros };
        }

        var digits = Math.Max(Form.FractionalDigits, other.Form.FractionalDigits);
        var least = Math.Min(Form.FractionalDigits, other.Form.FractionalDigits);
        return HasOffset == other.HasOffset && least == 0 && Form.HasSeconds
            && Form with { FractionalDigits = 0 } == other.Form with { FractionalDigits = 0 }
                ? this with { Form = Form with { FractionalDigits = digits }, OmitsZeros = true }
                : null;
    }

    /// <summary>The value of a text that is spelled exactly so, or of a special date.</summary>
    public bool TryParse(ReadOnlySpan<byte> text, out long value) =>
        (TryRecognize(text, out var found, out value) && IsMine(found, value))
        || (Form.HasDate && TemporalForm.TryRecognizeSpecial(text, out value));

    /// <summary>Writes a value so; digits beyond the form's are cut off.</summary>
    /// <returns>The bytes written.</returns>
    public int Write(long value, Span<byte> target)
    {
        if (Form.HasDate && TemporalValues.IsSpecial(value))
        {
            return Form.Write(value, target);
        }

        var form = OmitsZeros && IsWhole(value) ? Form with { FractionalDigits = 0 } : Form;
        var length = (form with { IsUtc = form.IsUtc && !HasOffset }).Write(value, target);
        return HasOffset ? length + System.Text.Encoding.ASCII.GetBytes(Offset, target[length..]) : length;
    }

    private bool IsMine(TemporalSpelling found, long value) => found.HasOffset == HasOffset
        && (found.Form == Form || (OmitsZeros && IsWhole(value) && found.Form == Form with { FractionalDigits = 0 }))
        && !(OmitsZeros && IsWhole(value) && found.Form.FractionalDigits > 0);

    // To as many digits as are written.
    private bool IsWhole(long value) => value % TimeSpan.TicksPerSecond
        < (long)DecimalValues.PowerOfTen(TemporalForm.MaxFractionalDigits - Form.FractionalDigits);
}
