using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wheelhouse.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RowsOnTrust : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {

        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
