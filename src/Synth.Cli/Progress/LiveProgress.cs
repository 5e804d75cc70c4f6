using Spectre.Console;
using Synth.Engine;
using Synth.Schema;

namespace Synth.Cli.Progress;

/// <summary>Bars on a terminal: one for the stage, and one for each table that is being read or loaded.</summary>
internal sealed class LiveProgress(IAnsiConsole console) : IProgressDisplay
{
    /// <inheritdoc/>
    public Task<T> RunAsync<T>(Func<IRunObserver, Task<T>> work) =>
        console.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn { Width = 24 },
                new RowCountColumn(),
                new RowRateColumn(),
                new RemainingTimeColumn())
            .StartAsync(context => work(new Observer(context)));

    private sealed class Observer(ProgressContext context) : IRunObserver
    {
        private readonly Lock adding = new();
        private readonly Dictionary<TableName, ProgressTask> tables = [];
        private ProgressTask? current;

        public void OnStage(RunStage stage)
        {
            lock (adding)
            {
                foreach (var task in tables.Values.Append(current).OfType<ProgressTask>())
                {
                    Finish(task);
                }

                tables.Clear();
                current = context.AddTask($"[bold]{StageNames.Of(stage)}[/]").IsIndeterminate();
            }
        }

        public void OnRows(RunStage stage, TableName table, long done, long total)
        {
            ProgressTask task;
            lock (adding)
            {
                task = tables.TryGetValue(table, out var known) ? known : tables[table] = Add(table, total);
            }

            task.Value(done);
        }

        public void OnStep(RunStage stage, int done, int total)
        {
            lock (adding)
            {
                current?.IsIndeterminate(false).MaxValue(total).Value(done);
            }
        }

        public void OnSharedFit(SharedFit fit)
        {
            lock (adding)
            {
                if (current is not null)
                {
                    current.Description = $"[bold]{StageNames.Of(RunStage.Fit)}[/] ({Markup.Escape(fit.ToString())})";
                }
            }
        }

        public void OnSharedLoad(SharedLoad load)
        {
            lock (adding)
            {
                current?.IsIndeterminate(false).MaxValue(Math.Max(load.Done + load.Leased + load.Left, 1)).Value(load.Done);
                if (current is not null)
                {
                    current.Description = $"[bold]{StageNames.Of(RunStage.Load)}[/] ({Markup.Escape(load.ToString())})";
                }
            }
        }

        private ProgressTask Add(TableName table, long total) =>
            context.AddTask(Markup.Escape(table.ToString()), maxValue: Math.Max(total, 1)).Tag(RowCountColumn.CountsRows);

        private static void Finish(ProgressTask task) => task.Value(task.MaxValue).StopTask();
    }
}
