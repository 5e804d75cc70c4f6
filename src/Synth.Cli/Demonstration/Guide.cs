using Spectre.Console;

namespace Synth.Cli.Demonstration;

/// <summary>Says where to look after a demonstration, and what to try.</summary>
internal static class Guide
{
    public static void Write(IAnsiConsole console, DemoFolder folder)
    {
        console.WriteLine($"""

            The sample shop:      {folder.SourcePath}
            Its synthetic clone:  {folder.TargetPath}

            Look at the same thing in both, for example:
              sqlite3 -box '{folder.SourcePath}' 'SELECT * FROM customer LIMIT 5'
              sqlite3 -box '{folder.TargetPath}' 'SELECT * FROM customer LIMIT 5'
              sqlite3 -box '{folder.TargetPath}' 'SELECT status, count(*), round(avg(total), 2) FROM orders GROUP BY status'

            Then try:
              synth inspect --source 'sqlite:{folder.SourcePath}'
              synth clone --source 'sqlite:{folder.SourcePath}' --target sqlite:shop-ten.db --scale 10
            """);
    }
}
