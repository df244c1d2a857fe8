module gatherplay

go 1.26

require (
	github.com/norunners/vert v0.0.0-20221203075838-106a353d42dd // indirect
	github.com/stretchr/testify v1.12.1 // indirect
)
