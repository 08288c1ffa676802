import { configure } from '@testing-library/react'

// a machine that is busy with other tests takes longer than a second
configure({ asyncUtilTimeout: 10_000 })
