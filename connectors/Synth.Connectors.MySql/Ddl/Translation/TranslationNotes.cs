using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl.Translation;

/// <summary>What a run says once of a target, whatever the source. Pure.</summary>
internal static class TranslationNotes
{
    public static IEnumerable<LedgerEntry> Of(DatabaseSchema source, ServerFacts facts)
    {
        if (!facts.TakesLocalFiles)
        {
            yield return new LedgerEntry(
                LedgerOutcome.Translated,
                "rows",
                "The server does not take LOAD DATA LOCAL (local_infile is OFF): rows are loaded by INSERT, which is slower. SET GLOBAL "
                + "local_infile = ON allows it.");
        }

        foreach (var issue in source.Issues.Where(issue => issue.Severity != SchemaIssueSeverity.Note))
        {
            yield return new LedgerEntry(LedgerOutcome.Skipped, issue.Subject, issue.Message);
        }
    }
}
