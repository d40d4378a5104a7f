using Wheelhouse.Boosting;
using Wheelhouse.Kernel;
using Xunit;

namespace Wheelhouse.Engines.Tests.Boosting;

/// <summary>Models as files: the same answers after, and no damaged file that is taken for a model.</summary>
public sealed class EnsembleFileTests
{
    [Fact]
    public void A_model_read_again_answers_the_same_bits()
    {
        var (rows, targets) = BoosterTests.Made(300, 21);
        var model = BoosterTests.Train(rows, targets, Loss.Squared, new(Trees: 30, LeastWeight: 5));
        var again = Read(BoosterTests.Bytes(model)).Value;

        Assert.Equal(model.Scores(rows), again.Scores(rows));
        Assert.Equal(BoosterTests.Bytes(model), BoosterTests.Bytes(again));
    }

    [Fact]
    public void Another_version_is_refused()
    {
        var bytes = Small();
        bytes[4]++;

        Assert.Equal("boosting.model_version", Read(bytes).Refused!.Code);
        Assert.Equal("boosting.model_version", Read([.. "no model at all"u8]).Refused!.Code);
    }

    [Fact]
    public void A_file_cut_short_anywhere_is_refused()
    {
        var bytes = Small();
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.False(Read(bytes[..length]).IsDone);
        }
    }

    [Fact]
    public void A_damaged_byte_is_refused_or_makes_another_finite_model()
    {
        var bytes = Small();
        for (var place = 5; place < bytes.Length; place++)
        {
            foreach (var flipped in new byte[] { 0xFF, 0x01 })
            {
                var damaged = (byte[])bytes.Clone();
                damaged[place] ^= flipped;
                var read = Read(damaged);
                Assert.True(!read.IsDone || double.IsFinite(read.Value.Score(new float[read.Value.Features.Count])));
            }
        }
    }

    [Fact]
    public void A_leaf_that_is_no_number_is_refused()
    {
        var bytes = Small();
        BitConverter.GetBytes(float.NaN).CopyTo(bytes, bytes.Length - 4); // the last node is a leaf, its value last

        Assert.Equal("boosting.model_broken", Read(bytes).Refused!.Code);
    }

    static byte[] Small()
    {
        var (rows, targets) = BoosterTests.Made(60, 22);
        return BoosterTests.Bytes(
            BoosterTests.Train(rows, targets, Loss.Squared, new(Trees: 2, Leaves: 4, LeastWeight: 5)));
    }

    static Outcome<Ensemble> Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        return EnsembleFile.Read(reader);
    }
}
