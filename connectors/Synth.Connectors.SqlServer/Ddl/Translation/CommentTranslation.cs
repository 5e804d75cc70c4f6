using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl.Translation;

/// <summary>Comments, of which an extended property holds 7,500 bytes. Pure.</summary>
internal static class CommentTranslation
{
    private const int MaxLength = 3750;

    public static string? Shorten(string? comment, string subject, List<LedgerEntry> ledger)
    {
        if (comment is null || comment.Length <= MaxLength)
        {
            return comment;
        }

        ledger.Add(new LedgerEntry(LedgerOutcome.Approximated, subject, "Its comment is cut to 3,750 characters."));
        return comment[..(char.IsHighSurrogate(comment[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
    }
}
