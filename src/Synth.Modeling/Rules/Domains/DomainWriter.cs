using System.Globalization;
using Synth.Data;

namespace Synth.Modeling;

/// <summary>Puts addresses of e-mail into the domains that they are to lie in.</summary>
internal static class DomainWriter
{
    /// <summary>Writes the column.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="rows">The rows, siblings side by side.</param>
    /// <param name="index">The column.</param>
    /// <param name="maxLength">The most characters of an address.</param>
    /// <param name="isException">Whether a row keeps the address that it has.</param>
    public static void Apply(DomainRule rule, RuleRows rows, int index, int maxLength, Func<int, bool> isException)
    {
        var target = (BytesVector)rows.Column(index);
        var source = rule.Source is null ? null : rows.Texts(rule.Source);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var shared = (string?)null;
        ColumnRewriter.Rewrite(target, (row, own) =>
        {
            shared = row > 0 && rows.ParentOf(row) >= 0 && rows.ParentOf(row) == rows.ParentOf(row - 1) ? shared : null;
            var drawn = ((BytesVector)own).GetString(row);
            if (DomainRule.DomainOf(drawn) is not { } before || isException(row))
            {
                return false;
            }

            var domain = source is null ? shared ??= before : DomainRule.HostOf(source(row));
            var local = drawn![..^(before.Length + 1)];
            var text = $"{local}@{domain}";
            for (var number = 2; rule.IsUnique && !taken.Add(text); number++)
            {
                text = string.Create(CultureInfo.InvariantCulture, $"{local}{number}@{domain}");
            }

            if (domain is null || text.Length > maxLength)
            {
                return false;
            }

            target.Append(text);
            return true;
        });
    }
}
