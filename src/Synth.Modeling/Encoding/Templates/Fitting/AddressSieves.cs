using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Finds names that alone tell e-mail addresses apart, <c>anna@example.com</c> in a firm of one domain. A common name would make an address
/// of the source again, so that only names are left that no such address has.
/// </summary>
internal static class AddressSieves
{
    private const double LeastShare = 0.5;

    /// <summary>The words that a column of names may have; null for all.</summary>
    /// <param name="name">The column.</param>
    /// <param name="context">What else the rows say.</param>
    public static WordSieve? OfNames(string name, EncodingContext context)
    {
        if (context.Meanings?.ColumnOf(SemanticType.Email, name) is not { } address
            || context.Meanings.VectorOf(address) is not BytesVector { Kind: StorageKind.Utf8 } addresses
            || context.Meanings.VectorOf(name) is not BytesVector { Kind: StorageKind.Utf8 } names)
        {
            return null;
        }

        var all = TemplateGroup.TextsOf(addresses);
        var alone = all.Where(entry => IsSingleWord(entry.Text)).ToArray();
        return alone.Length > 0 && alone.Length >= LeastShare * all.Count
            && alone.Count(entry => Repeats(names.GetString(entry.Row), entry.Text)) >= LeastShare * alone.Length
            ? WordSieve.Without(alone.Select(entry => AddressKeys.WordsOf(entry.Text)[0]))
            : null;
    }

    /// <summary>The words of addresses of one form, where no other column has them; null for all.</summary>
    public static WordSieve? Of(TemplateGroup group) => group.Texts.All(entry => IsSingleWord(entry.Text))
        ? WordSieve.Without(group.Texts.Select(entry => AddressKeys.WordsOf(entry.Text)[0]))
        : null;

    private static bool IsSingleWord(string address) =>
        AddressKeys.Parse(AddressKeys.Of(address, [])) is { Domain: not null, Local: [AddressKeys.Word] };

    private static bool Repeats(string? name, string address) => new[] { 0, -1, ColumnPart.AllWords }.Any(word =>
        string.Equals(ColumnPart.WordOf(name, word), AddressKeys.WordsOf(address)[0], StringComparison.OrdinalIgnoreCase));
}
