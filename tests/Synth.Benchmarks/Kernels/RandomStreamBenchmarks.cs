using BenchmarkDotNet.Attributes;
using Synth.Data;

namespace Synth.Benchmarks.Kernels;

/// <summary>What one draw costs: every value of a clone takes a few.</summary>
public class RandomStreamBenchmarks
{
    private readonly RandomStream stream = RandomStream.FromSeed(1);
    private readonly KeyedPermutation permutation = new(RandomStream.FromSeed(1), 1_000_003);
    private long position;

    [Benchmark]
    public double Uniform() => stream.Uniform(position++);

    [Benchmark]
    public long Below() => stream.Below(position++, 1_000_003);

    [Benchmark]
    public ulong DeriveByNumber() => stream.Derive(position++).Key;

    [Benchmark]
    public ulong DeriveByLabel() => stream.Derive("shop.order_line").Key;

    [Benchmark]
    public long Permute() => permutation[position++ % 1_000_003];
}
