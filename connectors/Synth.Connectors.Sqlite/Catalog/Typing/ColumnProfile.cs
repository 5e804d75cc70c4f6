using System.Text;
using System.Text.Json;
using Synth.Connectors.Sqlite.Values;

namespace Synth.Connectors.Sqlite.Catalog.Typing;

/// <summary>What a column really holds, gathered in one pass over its values. Only what its declared type asks for is looked at.</summary>
internal sealed class ColumnProfile(DeclaredType declared)
{
    /// <summary>Relative distance up to which a binary number counts as a decimal with rounding noise.</summary>
    private const double Noise = 1e-9;

    private readonly int scale = declared is { Family: TypeFamily.Decimal, Arguments.Count: > 0 }
        ? declared.Arguments.ElementAtOrDefault(1)
        : 0;
    private TemporalSpelling? spelling;
    private bool spellsZeros;

    public long Nulls { get; private set; }

    public long Integers { get; private set; }

    public long Reals { get; private set; }

    public long Texts { get; private set; }

    public long Blobs { get; private set; }

    public long Values => Integers + Reals + Texts + Blobs;

    public long MinInteger { get; private set; } = long.MaxValue;

    public long MaxInteger { get; private set; } = long.MinValue;

    /// <summary>The longest text in Unicode characters.</summary>
    public int MaxCharacters { get; private set; }

    /// <summary>Whether every integer survives becoming a double.</summary>
    public bool IntegersFitDouble { get; private set; } = true;

    /// <summary>Whether every number is one of the declared scale, but for rounding noise.</summary>
    public bool FitsScale { get; private set; } = true;

    /// <summary>
    /// Whether every text is what the declared type promises: a number, a lower-case UUID, JSON; of text, whether all are dates or times.
    /// </summary>
    public bool TextsFit { get; private set; } = true;

    /// <summary>Whether every real number survives single precision.</summary>
    public bool FitsSingle { get; private set; } = true;

    /// <summary>The one spelling of all dates or times; null when there is none or more than one.</summary>
    public TemporalSpelling? Spelling => TextsFit ? spelling : null;

    public void ObserveNull() => Nulls++;

    public void ObserveInteger(long value)
    {
        Integers++;
        MinInteger = Math.Min(MinInteger, value);
        MaxInteger = Math.Max(MaxInteger, value);
        IntegersFitDouble &= value is >= -(1L << 53) and <= 1L << 53;
    }

    public void ObserveReal(double value)
    {
        Reals++;
        FitsSingle &= (float)value == value;
        FitsScale = FitsScale && declared.Family == TypeFamily.Decimal && DecimalText.TryFromDouble(value, scale, out var nearest)
            && Math.Abs(DecimalText.ToDouble(nearest, scale) - value) <= Noise * Math.Max(1, Math.Abs(value));
    }

    public void ObserveText(ReadOnlySpan<byte> utf8)
    {
        Texts++;
        switch (declared.Family)
        {
            case TypeFamily.Text:
                // No text has more characters than bytes.
                MaxCharacters = utf8.Length > MaxCharacters ? Math.Max(MaxCharacters, CountCharacters(utf8)) : MaxCharacters;
                ObserveTemporal(utf8);
                break;
            case TypeFamily.Decimal:
                TextsFit &= DecimalText.TryParse(utf8, scale, out _, out var isExact);
                FitsScale &= isExact;
                break;
            case TypeFamily.Temporal:
                ObserveTemporal(utf8);
                break;
            case TypeFamily.Uuid:
                TextsFit = TextsFit && utf8.Length == 36 && Guid.TryParseExact(Encoding.UTF8.GetString(utf8), "D", out _)
                    && !utf8.ContainsAnyInRange((byte)'A', (byte)'F');
                break;
            case TypeFamily.Json:
                TextsFit = TextsFit && IsJson(utf8);
                break;
            case TypeFamily.Float:
                TextsFit &= utf8.SequenceEqual("NaN"u8);
                break;
            case TypeFamily.Undeclared or TypeFamily.Integer or TypeFamily.Binary or TypeFamily.Boolean:
            default:
                TextsFit = false;
                break;
        }
    }

    public void ObserveBlob() => Blobs++;

    private void ObserveTemporal(ReadOnlySpan<byte> utf8)
    {
        if (TemporalForm.TryRecognizeSpecial(utf8, out _))
        {
            return;
        }

        if (!TextsFit || !TemporalSpelling.TryRecognize(utf8, out var found, out var value))
        {
            TextsFit = false;
            return;
        }

        spelling = spelling is { } known ? known.With(found) : found;
        spellsZeros |= found.Form.FractionalDigits > 0 && value % TimeSpan.TicksPerSecond == 0;
        TextsFit = spelling is { } one && !(one.OmitsZeros && spellsZeros);
    }

    private static int CountCharacters(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        foreach (var b in utf8)
        {
            count += (b & 0xC0) == 0x80 ? 0 : 1;
        }

        return count;
    }

    private static bool IsJson(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
