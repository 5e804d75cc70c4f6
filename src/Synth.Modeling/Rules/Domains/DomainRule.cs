namespace Synth.Modeling;

/// <summary>
/// Addresses of e-mail lie in the domain that a row above or a linked row has, or in the one that all rows of one parent have: a company's
/// staff.
/// </summary>
/// <param name="Column">The column of the addresses.</param>
/// <param name="Source">The column of the domain, or of an address on the web in it; null for what the rows of one parent share.</param>
/// <param name="IsUnique">Whether no two rows may have the same address.</param>
/// <param name="Key">The columns that lead to the row above, for people.</param>
/// <param name="Support">See <see cref="Rule"/>.</param>
/// <param name="Exceptions">See <see cref="Rule"/>.</param>
internal sealed record DomainRule(string Column, RuleColumn? Source, bool IsUnique, string Key, long Support, long Exceptions)
    : Rule(Column, Support, Exceptions)
{
    /// <inheritdoc/>
    public override RuleKind Kind => RuleKind.Composition;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Operands => [];

    /// <inheritdoc/>
    public override bool Computes => false;

    /// <inheritdoc/>
    public override IEnumerable<string> Mentions(RuleNames names) =>
        Source is null ? [names.Own(Column)] : [names.Own(Column), names.Of(Source)];

    /// <inheritdoc/>
    public override string Formula(RuleNames names) =>
        $"domain of {names.Own(Column)} = {(Source is null ? $"that of all rows of {Key}" : names.Of(Source))}";

    /// <summary>The domain of an address of e-mail; null where a text is none.</summary>
    public static string? DomainOf(string? address) =>
        address?.LastIndexOf('@') is > 0 and var at && at < address.Length - 1 ? address[(at + 1)..] : null;

    /// <summary>The domain that a text is, or in which it is an address on the web; null where it holds none.</summary>
    public static string? HostOf(string? text)
    {
        var host = text?.Trim() ?? "";
        host = host.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? host[(scheme + 3)..] : host;
        host = host.IndexOfAny(['/', ':', '?']) is >= 0 and var end ? host[..end] : host;
        host = host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
        var isHost = host.Contains('.') && host.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-');
        return isHost ? host.ToLowerInvariant() : null;
    }
}
