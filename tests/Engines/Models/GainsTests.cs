using Wheelhouse.Models.Measures;
using Wheelhouse.Models.Shipped;
using Xunit;

namespace Wheelhouse.Engines.Tests.Models;

public sealed class GainsTests
{
    [Fact]
    public void The_riskier_half_finds_four_of_five_bad_rows_and_six_of_fifteen_good_ones()
    {
        CalibrationBand[] bands = [new(0.0, 0.2, 10, 0.12, 0.1), new(0.2, 0.9, 10, 0.38, 0.4)];

        Assert.Equal([new(0, 0, 0), new(0.5, 0.4, 0.8), new(1, 1, 1)], Gains.Of(bands));
    }

    [Fact]
    public void Where_no_row_was_bad_there_is_no_curve() =>
        Assert.Empty(Gains.Of([new(0, 0.1, 10, 0.05, 0), new(0.1, 0.3, 10, 0.2, 0)]));

    [Fact]
    public void The_curves_of_the_shipped_models_lie_within_what_their_cards_say()
    {
        Assert.All(ModelShelf.Names, name =>
        {
            var validation = ModelShelf.Find(name).Value.Facts.Validation;
            var points = Gains.Of(validation.Calibration.Bands);

            var area = points.Zip(points.Skip(1), (a, b) => (b.Goods - a.Goods) * (a.Bads + b.Bads) / 2).Sum();
            Assert.InRange(area, validation.Separation.Auc - 0.02, validation.Separation.Auc + 0.0001);
            Assert.InRange(points.Max(p => p.Bads - p.Goods), 0, validation.Separation.Ks + 0.0001);
        });
    }
}
