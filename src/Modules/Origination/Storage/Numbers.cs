using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using System.Globalization;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Storage;

/// <summary>The next free number of a series such as <c>A-26</c>.</summary>
sealed class NumberRow : IVersioned
{
    public required string Series { get; init; }

    public required long Next { get; set; }

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<NumberRow>
    {
        public void Configure(EntityTypeBuilder<NumberRow> builder)
        {
            builder.ToTable("origination_numbers");
            builder.HasKey(n => n.Series);
            builder.Property(n => n.Series).HasMaxLength(20);
        }
    }
}

/// <summary>Readable numbers, handed out in memory from blocks taken from the database.</summary>
/// <remarks>No two are alike, also with several servers; a restart or a lost race leaves a gap. One row that every
/// application had to update would let them through one at a time.</remarks>
sealed class Numbers(IDbContextFactory<House> houses, WriteGate gate) : IDisposable
{
    const int Block = 20;
    const int Attempts = 20;

    readonly SemaphoreSlim taking = new(1, 1);

    readonly Dictionary<string, (long Next, long End)> blocks = [];

    public void Dispose() => taking.Dispose();

    /// <summary>As in <c>A-26-10482</c>: the year's two digits, then five or more.</summary>
    internal async Task<string> Application(DateOnly day, CancellationToken cancel)
    {
        var series = string.Create(CultureInfo.InvariantCulture, $"A-{day.Year % 100:00}");
        var number = await Next(series, 10_001, cancel);
        return string.Create(CultureInfo.InvariantCulture, $"{series}-{number:00000}");
    }

    /// <summary>As in <c>WH-2026-004871</c>.</summary>
    internal async Task<string> Agreement(DateOnly day, CancellationToken cancel)
    {
        var series = string.Create(CultureInfo.InvariantCulture, $"WH-{day.Year:0000}");
        var number = await Next(series, 1, cancel);
        return string.Create(CultureInfo.InvariantCulture, $"{series}-{number:000000}");
    }

    async Task<long> Next(string series, long first, CancellationToken cancel)
    {
        await taking.WaitAsync(cancel);
        try
        {
            var block = blocks.GetValueOrDefault(series);
            if (block.Next == block.End)
            {
                var start = await Take(series, first, cancel);
                block = (start, start + Block);
            }

            blocks[series] = (block.Next + 1, block.End);
            return block.Next;
        }
        finally
        {
            taking.Release();
        }
    }

    async Task<long> Take(string series, long first, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var house = await houses.CreateDbContextAsync(cancel);
                var row = await house.Set<NumberRow>().FirstOrDefaultAsync(n => n.Series == series, cancel);
                var start = row?.Next ?? first;
                if (row is null)
                {
                    house.Add(new NumberRow { Series = series, Next = start + Block });
                }
                else
                {
                    row.Next = start + Block;
                }

                await gate.Save(house, cancel);
                return start;
            }
            catch (DbUpdateException exception) when (attempt < Attempts && DatabaseRegistration.IsLostRace(exception))
            {
                // another server took this block: take the next one
            }
        }
    }
}
