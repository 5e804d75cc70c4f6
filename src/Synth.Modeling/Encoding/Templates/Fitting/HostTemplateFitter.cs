using System.Collections.Frozen;
using Synth.Data;

namespace Synth.Modeling;

/// <summary>Learns columns of names of hosts and domains: new ones belong to nobody (RFC 2606).</summary>
internal static class HostTemplateFitter
{
    private const double LeastHosts = 0.9;
    private const string Web = "www.";

    private static readonly FrozenSet<string> Endings = Countries.All.Select(country => country.Code.ToLowerInvariant())
        .Concat(["com", "org", "net", "edu", "gov", "info", "biz", "io", "eu", "uk", "dev", "app", "local", "example", "test", "invalid"])
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Fits a column; the parameters are those of <see cref="WordTemplateFitter.Fit"/>.</summary>
    public static TemplateEncoder? Fit(
        string name, BytesVector column, EncodingContext context, int? maxLength, bool isDistinct, string subject)
    {
        var texts = TemplateGroup.TextsOf(column);
        if (texts.Count == 0 || texts.Count(entry => IsHost(entry.Text)) < LeastHosts * texts.Count)
        {
            return null;
        }

        var keys = new TemplateKeys(TemplateGrammar.Address, []);

        // Domains of documentation have two labels or three whatever the source's have, so that forms would overlap.
        Template[] templates = [.. TemplateGroup.Of(texts, keys, context).Select(Build)
            .Where(template => template.LongestText <= (maxLength ?? int.MaxValue))
            .DistinctBy(template => template.Parts.Length)];
        return templates.Length == 0 ? null : new TemplateEncoder(name, keys, templates, null, maxLength, isDistinct, subject);
    }

    private static bool IsHost(string text)
    {
        var labels = text.Split('.');
        return labels.Length > 1 && Endings.Contains(labels[^1])
            && Array.TrueForAll(labels, label => label.Length > 0)
            && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.')
            && labels[0].Any(char.IsAsciiLetter);
    }

    private static Template Build(TemplateGroup group)
    {
        var word = new WordPart(WordKind.Domain, null, LetterCase.Lower);
        return Array.TrueForAll(group.Texts, entry => entry.Text.StartsWith(Web, StringComparison.Ordinal))
            ? new Template(group.Key, [new LiteralPart(Web), word], group.Texts.Length, 1)
            : new Template(group.Key, [word], group.Texts.Length, 0);
    }
}
