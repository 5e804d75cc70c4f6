using CsCheck;
using Synth.Data;

namespace Synth.Modeling.Tests;

/// <summary>Spans are moved apart, each as long as it was and near where it was drawn.</summary>
public sealed class SpanTimelineTests
{
    private static readonly RandomStream Stream = RandomStream.FromSeed(1);

    [Fact]
    public void Spans_that_overlap_none_stay_where_they_are() =>
        Assert.Equal([30m, 0m, 10m], Arrange(0, 100, (30, 35), (0, 10), (10, 20)));

    [Fact]
    public void Spans_without_room_nearby_all_make_way()
    {
        var starts = Arrange(0, 6, (0, 2), (0, 2), (1, 3));
        Assert.Equal([0m, 2m, 4m], starts.Order());
    }

    [Fact]
    public void Spans_that_are_longer_than_the_time_there_is_leave_it()
    {
        var starts = Arrange(0, 3, (0, 3), (0, 3));
        Assert.Equal(3, Math.Abs(starts[0] - starts[1]));
    }

    [Fact]
    public void None_overlap_and_all_stay_within_the_time_as_long_as_they_fit() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[1, 12]).Array[1, 40].Sample(drawn =>
        {
            RowSpan[] spans = [.. drawn.Select(entry => new RowSpan(entry.Item1, entry.Item1 + entry.Item2))];
            var (low, high) = (spans.Min(span => span.Start), spans.Max(span => span.End!.Value));
            var starts = new SpanTimeline(low, high, 1, 0.3, Stream).Arrange(spans, [.. spans.Select((_, i) => (long)i)]);
            RowSpan[] moved = [.. starts.Select((start, i) => new RowSpan(start, start + spans[i].Length)).OrderBy(span => span.Start)];
            return Enumerable.Range(1, moved.Length - 1).All(i => moved[i].Start >= moved[i - 1].End)
                && (spans.Sum(span => span.Length) > high - low || (moved[0].Start >= low && moved[^1].End <= high));
        });

    [Fact]
    public void As_many_spans_touch_as_are_asked_for()
    {
        RowSpan[] spans = [.. Enumerable.Range(0, 400).Select(i => (decimal)Stream.Below(i, 3000)).Select(at => new RowSpan(at, at + 5))];
        foreach (var share in new[] { 0.2, 0.4 })
        {
            var starts = new SpanTimeline(0, 3005, 1, share, Stream).Arrange(spans, [.. spans.Select((_, i) => (long)i)]);
            var ordered = starts.Order().ToArray();
            Assert.InRange(Enumerable.Range(1, 399).Count(i => ordered[i] - ordered[i - 1] == 5) / 399.0, share - 0.1, share + 0.1);
        }
    }

    private static decimal[] Arrange(decimal low, decimal high, params (decimal Start, decimal End)[] spans) =>
        new SpanTimeline(low, high, 1, 0, Stream).Arrange(
            Array.ConvertAll(spans, span => new RowSpan(span.Start, span.End)), [.. spans.Select((_, i) => (long)i)]);
}
